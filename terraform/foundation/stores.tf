# What keeps data: the database, the documents, the keys, the images, the logs.

# The administrator's password is made up and forgotten: people come in with their Entra account, and the platform's logins are made by
# postgresql-roles.sql.
ephemeral "random_password" "administrator" {
  length = 64
}

resource "azurerm_postgresql_flexible_server" "platform" {
  name                              = module.naming.names.database
  resource_group_name               = azurerm_resource_group.platform.name
  location                          = var.location
  version                           = "15" # as the platform is tested with
  sku_name                          = module.naming.size.database
  storage_mb                        = module.naming.size.storage_mb
  auto_grow_enabled                 = true
  zone                              = "1"
  delegated_subnet_id               = azurerm_subnet.database.id
  private_dns_zone_id               = azurerm_private_dns_zone.stores["database"].id
  public_network_access_enabled     = false
  administrator_login               = "administrator_of_agii"
  administrator_password_wo         = ephemeral.random_password.administrator.result
  administrator_password_wo_version = 1
  backup_retention_days             = 35
  geo_redundant_backup_enabled      = module.naming.production
  tags                              = local.tags

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = true # the platform's own logins: row-level security holds for what each of them may
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  dynamic "high_availability" {
    for_each = module.naming.production ? ["2"] : []
    content {
      mode                      = "ZoneRedundant"
      standby_availability_zone = high_availability.value
    }
  }

  maintenance_window {
    day_of_week  = 0
    start_hour   = 2
    start_minute = 0
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [zone, high_availability[0].standby_availability_zone] # a failover swaps them
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.stores]
}

resource "azurerm_postgresql_flexible_server_configuration" "platform" {
  for_each = {
    "azure.extensions"         = "BTREE_GIST" # two periods of one tenant may not overlap
    "require_secure_transport" = "on"
    "ssl_min_protocol_version" = "TLSv1.2"
    "log_connections"          = "on"
  }
  name      = each.key
  server_id = azurerm_postgresql_flexible_server.platform.id
  value     = each.value
}

resource "azurerm_postgresql_flexible_server_database" "platform" {
  name      = "agii"
  server_id = azurerm_postgresql_flexible_server.platform.id
  charset   = "UTF8"
  collation = "en_US.utf8"

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_postgresql_flexible_server_active_directory_administrator" "administrators" {
  server_name         = azurerm_postgresql_flexible_server.platform.name
  resource_group_name = azurerm_resource_group.platform.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  object_id           = var.administrators
  principal_name      = "agii-administrators"
  principal_type      = "Group"
}

# Documents, the signed agreements among them. What was stored stays for the term, whoever deletes it. "Unlocked" lets the owner of the
# subscription shorten the term, "Locked" nobody ever: that is for the data protection officer to decide, once.
resource "azurerm_storage_account" "documents" {
  name                            = module.naming.names.storage
  resource_group_name             = azurerm_resource_group.platform.name
  location                        = var.location
  account_kind                    = "StorageV2"
  account_tier                    = "Standard"
  account_replication_type        = module.naming.production ? "GZRS" : "LRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  public_network_access_enabled   = false
  allow_nested_items_to_be_public = false
  shared_access_key_enabled       = false # who signs in is known
  default_to_oauth_authentication = true
  tags                            = local.tags

  blob_properties {
    versioning_enabled = true
    delete_retention_policy {
      days = 30
    }
    container_delete_retention_policy {
      days = 30
    }
  }

  immutability_policy {
    state                         = "Unlocked"
    period_since_creation_in_days = module.naming.kept_days
    allow_protected_append_writes = false
  }

  lifecycle {
    prevent_destroy = true
  }
}

# The master key of the national numbers, the keys of the messages, the passwords: application/secrets.tf makes them in here.
resource "azurerm_key_vault" "platform" {
  name                          = module.naming.names.vault
  resource_group_name           = azurerm_resource_group.platform.name
  location                      = var.location
  tenant_id                     = data.azurerm_client_config.current.tenant_id
  sku_name                      = "premium"
  rbac_authorization_enabled    = true
  public_network_access_enabled = false
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  tags                          = local.tags

  network_acls {
    default_action = "Deny"
    bypass         = "None"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_container_registry" "platform" {
  name                          = module.naming.names.registry
  resource_group_name           = azurerm_resource_group.platform.name
  location                      = var.location
  sku                           = "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  public_network_access_enabled = false
  network_rule_bypass_option    = "None"
  zone_redundancy_enabled       = module.naming.production
  tags                          = local.tags
}

resource "azurerm_log_analytics_workspace" "platform" {
  name                         = module.naming.names.logs
  resource_group_name          = azurerm_resource_group.platform.name
  location                     = var.location
  sku                          = "PerGB2018"
  retention_in_days            = 90
  local_authentication_enabled = false
  tags                         = local.tags
}

# Who looked into the vault, and how the database and the cluster were.
resource "azurerm_monitor_diagnostic_setting" "platform" {
  for_each = {
    vault    = { id = azurerm_key_vault.platform.id, logs = ["AuditEvent"] }
    database = { id = azurerm_postgresql_flexible_server.platform.id, logs = ["PostgreSQLLogs"] }
    cluster  = { id = azurerm_kubernetes_cluster.platform.id, logs = ["kube-audit-admin", "guard"] }
  }
  name                       = "logs"
  target_resource_id         = each.value.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.platform.id

  dynamic "enabled_log" {
    for_each = each.value.logs
    content {
      category = enabled_log.value
    }
  }
}
