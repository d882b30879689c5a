resource "azurerm_resource_group" "platform" {
  name     = "rg-agii"
  location = "westeurope"
  colour   = "blue"
}
