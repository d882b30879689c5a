resource "azurerm_resource_group" "platform" {
  name = "rg-agii-test
}
