output "vault" {
  value = azurerm_key_vault.platform.id
}
