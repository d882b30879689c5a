resource "azurerm_key_vault_secret" "password" {
  name         = "password"
  key_vault_id = var.vault
  value        = var.password
}
