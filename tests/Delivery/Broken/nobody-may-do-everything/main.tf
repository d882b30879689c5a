resource "azurerm_role_assignment" "cluster" {
  for_each             = { nodes = { role = "Contributor", where = "nodes" } }
  principal_id         = "00000000-0000-0000-0000-000000000000"
  role_definition_name = each.value.role
  scope                = each.value.where
}
