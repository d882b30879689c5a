resource "azurerm_resource_group" "platform" {
  name     = "rg-agii"
  location = "westeurope"
}

output "colour" {
  value = azurerm_resource_group.platform.colour
}
