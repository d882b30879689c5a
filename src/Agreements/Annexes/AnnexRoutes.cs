namespace AgiiPlatform.Agreements.Annexes;

/// <summary>The acts about annexes, from first draft to evaluation.</summary>
internal static class AnnexRoutes
{
    internal static void Map(ServiceRoutes routes)
    {
        ListAnnexes.Map(routes);
        OpenAnnex.Map(routes);
        DraftAnnex.Map(routes);
        ChangeAnnex.Map(routes);
        DeleteAnnex.Map(routes);
        AddLine.Map(routes);
        ChangeLine.Map(routes);
        MoveLine.Map(routes);
        RemoveLine.Map(routes);
        RestoreLine.Map(routes);
        AgreeAnnex.Map(routes);
        ApproveAnnex.Map(routes);
        AcknowledgeAnnex.Map(routes);
        NoteProgress.Map(routes);
        RequestRevision.Map(routes);
        SetRequestAside.Map(routes);
        ReviseAnnex.Map(routes);
        EvaluateAnnex.Map(routes);
        CopyAnnex.Map(routes);
        CompareAnnexes.Map(routes);
        ListStaffChanges.Map(routes);
    }
}
