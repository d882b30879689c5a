resource "azurerm_network_security_group" "stores" {
  name = "nsg-stores"

  security_rule {
    name                       = "everybody"
    access                     = "Allow"
    source_address_prefix      = "*"
    destination_address_prefix = "10.20.4.0/28"
    destination_port_range     = "5432"
  }
}
