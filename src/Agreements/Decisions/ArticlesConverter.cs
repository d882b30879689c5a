using AgiiPlatform.CouncilMinutes;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Articles, in a list or as typed.</summary>
internal sealed class ArticlesConverter() : ListOrTextConverter<Article>(Article.Read, article =>
    string.IsNullOrWhiteSpace(article.Text) ? null : article with { Number = article.Number ?? "" });
