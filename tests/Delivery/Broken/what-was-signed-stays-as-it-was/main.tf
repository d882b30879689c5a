resource "azurerm_storage_account" "documents" {
  name = "stagii"

  blob_properties {
    versioning_enabled = true
  }
}
