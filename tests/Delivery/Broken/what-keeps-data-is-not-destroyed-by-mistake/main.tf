resource "azurerm_postgresql_flexible_server" "platform" {
  name = "psql-agii"
}
