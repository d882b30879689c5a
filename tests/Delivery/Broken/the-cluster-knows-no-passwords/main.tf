resource "azurerm_kubernetes_cluster" "platform" {
  name                   = "aks-agii"
  local_account_disabled = false
}
