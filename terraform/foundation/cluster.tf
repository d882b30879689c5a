# The cluster, and what it may do outside itself.

resource "azurerm_user_assigned_identity" "cluster" {
  for_each            = toset(["cluster", "nodes"])
  name                = "${module.naming.names.identity}-${each.key}"
  resource_group_name = azurerm_resource_group.platform.name
  location            = var.location
  tags                = local.tags
}

resource "azurerm_kubernetes_cluster" "platform" {
  name                              = module.naming.names.kubernetes
  resource_group_name               = azurerm_resource_group.platform.name
  location                          = var.location
  dns_prefix                        = module.naming.names.kubernetes
  kubernetes_version                = "1.34"
  sku_tier                          = "Standard"
  private_cluster_enabled           = true
  local_account_disabled            = true
  role_based_access_control_enabled = true
  oidc_issuer_enabled               = true
  workload_identity_enabled         = true
  azure_policy_enabled              = true
  automatic_upgrade_channel         = "patch"
  node_os_upgrade_channel           = "NodeImage"
  image_cleaner_enabled             = true
  image_cleaner_interval_hours      = 48
  tags                              = local.tags

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled     = true
    admin_group_object_ids = [var.administrators]
    tenant_id              = data.azurerm_client_config.current.tenant_id
  }

  default_node_pool {
    name                        = "nodes"
    vm_size                     = module.naming.size.node
    zones                       = module.naming.zones
    auto_scaling_enabled        = true
    min_count                   = module.naming.nodes.fewest
    max_count                   = module.naming.nodes.most
    vnet_subnet_id              = azurerm_subnet.nodes.id
    os_sku                      = "AzureLinux"
    temporary_name_for_rotation = "rotation"

    upgrade_settings {
      max_surge = "1"
    }
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster["cluster"].id]
  }

  kubelet_identity {
    client_id                 = azurerm_user_assigned_identity.cluster["nodes"].client_id
    object_id                 = azurerm_user_assigned_identity.cluster["nodes"].principal_id
    user_assigned_identity_id = azurerm_user_assigned_identity.cluster["nodes"].id
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
    pod_cidr            = "10.244.0.0/16"
    service_cidr        = "10.245.0.0/16"
    dns_service_ip      = "10.245.0.10"
  }

  workload_autoscaler_profile {
    keda_enabled = true
  }

  oms_agent {
    log_analytics_workspace_id      = azurerm_log_analytics_workspace.platform.id
    msi_auth_for_monitoring_enabled = true
  }

  lifecycle {
    ignore_changes = [default_node_pool[0].node_count] # the autoscaler's
  }

  depends_on = [azurerm_role_assignment.cluster]
}

# Each identity, what it may, and where: nothing on the whole subscription.
resource "azurerm_role_assignment" "cluster" {
  for_each = {
    nodes_in_subnet     = { who = "cluster", role = "Network Contributor", where = azurerm_subnet.nodes.id }
    nodes_are_the_nodes = { who = "cluster", role = "Managed Identity Operator", where = azurerm_user_assigned_identity.cluster["nodes"].id }
    images_are_pulled   = { who = "nodes", role = "AcrPull", where = azurerm_container_registry.platform.id }
  }
  principal_id         = azurerm_user_assigned_identity.cluster[each.value.who].principal_id
  role_definition_name = each.value.role
  scope                = each.value.where
}

output "name_servers" {
  description = "What the registrar of the domain has to be told"
  value       = azurerm_dns_zone.platform.name_servers
}

output "registry" {
  description = "Where the image of a release is pushed"
  value       = azurerm_container_registry.platform.login_server
}
