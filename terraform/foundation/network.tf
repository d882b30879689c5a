# One network; what keeps data is reached at private addresses in it, and nowhere else.

locals {
  tags = { environment = var.environment, platform = "agii" }
  zones = {
    database = "${module.naming.names.database}.private.postgres.database.azure.com"
    storage  = "privatelink.blob.core.windows.net"
    vault    = "privatelink.vaultcore.azure.net"
    registry = "privatelink.azurecr.io"
  }
}

module "naming" {
  source         = "../naming"
  environment    = var.environment
  suffix         = var.suffix
  municipalities = var.municipalities
}

data "azurerm_client_config" "current" {}

resource "azurerm_resource_group" "platform" {
  name     = module.naming.names.resource_group
  location = var.location
  tags     = local.tags
}

resource "azurerm_virtual_network" "platform" {
  name                = module.naming.names.network
  resource_group_name = azurerm_resource_group.platform.name
  location            = var.location
  address_space       = ["10.20.0.0/16"]
  tags                = local.tags
}

resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  resource_group_name  = azurerm_resource_group.platform.name
  virtual_network_name = azurerm_virtual_network.platform.name
  address_prefixes     = ["10.20.0.0/22"]
}

resource "azurerm_subnet" "database" {
  name                 = "database"
  resource_group_name  = azurerm_resource_group.platform.name
  virtual_network_name = azurerm_virtual_network.platform.name
  address_prefixes     = ["10.20.4.0/28"]

  delegation {
    name = "postgresql"
    service_delegation {
      name    = "Microsoft.DBforPostgreSQL/flexibleServers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_subnet" "endpoints" {
  name                              = "endpoints"
  resource_group_name               = azurerm_resource_group.platform.name
  virtual_network_name              = azurerm_virtual_network.platform.name
  address_prefixes                  = ["10.20.4.32/27"]
  private_endpoint_network_policies = "NetworkSecurityGroupEnabled"
}

resource "azurerm_subnet" "gateway" {
  name                 = "gateway"
  resource_group_name  = azurerm_resource_group.platform.name
  virtual_network_name = azurerm_virtual_network.platform.name
  address_prefixes     = ["10.20.8.0/24"]

  delegation {
    name = "gateway"
    service_delegation {
      name    = "Microsoft.ServiceNetworking/trafficControllers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

# Where the machine stands from which the application is put in: it has to reach the cluster and the vault.
resource "azurerm_subnet" "operators" {
  name                 = "operators"
  resource_group_name  = azurerm_resource_group.platform.name
  virtual_network_name = azurerm_virtual_network.platform.name
  address_prefixes     = ["10.20.4.64/28"]
}

resource "azurerm_network_security_group" "stores" {
  name                = "nsg-stores"
  resource_group_name = azurerm_resource_group.platform.name
  location            = var.location
  tags                = local.tags

  security_rule {
    name                         = "nodes-and-operators"
    priority                     = 100
    direction                    = "Inbound"
    access                       = "Allow"
    protocol                     = "Tcp"
    source_address_prefixes      = concat(azurerm_subnet.nodes.address_prefixes, azurerm_subnet.operators.address_prefixes)
    source_port_range            = "*"
    destination_address_prefixes = concat(azurerm_subnet.database.address_prefixes, azurerm_subnet.endpoints.address_prefixes)
    destination_port_ranges      = ["443", "5432"]
  }

  security_rule {
    name                         = "the-standby-of-the-database"
    priority                     = 110
    direction                    = "Inbound"
    access                       = "Allow"
    protocol                     = "Tcp"
    source_address_prefixes      = azurerm_subnet.database.address_prefixes
    source_port_range            = "*"
    destination_address_prefixes = azurerm_subnet.database.address_prefixes
    destination_port_ranges      = ["5432"]
  }

  security_rule {
    name                       = "nobody-else"
    priority                   = 4096
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "*"
  }
}

resource "azurerm_subnet_network_security_group_association" "stores" {
  for_each                  = { database = azurerm_subnet.database.id, endpoints = azurerm_subnet.endpoints.id }
  subnet_id                 = each.value
  network_security_group_id = azurerm_network_security_group.stores.id
}

resource "azurerm_private_dns_zone" "stores" {
  for_each            = local.zones
  name                = each.value
  resource_group_name = azurerm_resource_group.platform.name
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "stores" {
  for_each              = local.zones
  name                  = each.key
  resource_group_name   = azurerm_resource_group.platform.name
  private_dns_zone_name = azurerm_private_dns_zone.stores[each.key].name
  virtual_network_id    = azurerm_virtual_network.platform.id
  tags                  = local.tags
}

resource "azurerm_private_endpoint" "stores" {
  for_each = {
    storage  = { id = azurerm_storage_account.documents.id, part = "blob" }
    vault    = { id = azurerm_key_vault.platform.id, part = "vault" }
    registry = { id = azurerm_container_registry.platform.id, part = "registry" }
  }
  name                = "pe-${each.key}"
  resource_group_name = azurerm_resource_group.platform.name
  location            = var.location
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.tags

  private_service_connection {
    name                           = each.key
    private_connection_resource_id = each.value.id
    subresource_names              = [each.value.part]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = each.key
    private_dns_zone_ids = [azurerm_private_dns_zone.stores[each.key].id]
  }
}

resource "azurerm_dns_zone" "platform" {
  name                = var.domain
  resource_group_name = azurerm_resource_group.platform.name
  tags                = local.tags
}
