resource "azurerm_storage_account" "documents" {
  name                       = "stagii"
  min_tls_version            = "TLS1_0"
  https_traffic_only_enabled = true
}
