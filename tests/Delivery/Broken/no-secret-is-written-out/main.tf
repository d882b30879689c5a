resource "azurerm_postgresql_flexible_server" "platform" {
  name                      = "psql-agii"
  administrator_password_wo = "Welkom123"
}

locals {
  database = "Host=psql-agii;Username=agii;Password=Welkom123"
}
