resource "azurerm_postgresql_flexible_server" "platform" {
  name                          = "psql-agii"
  public_network_access_enabled = true
}
