# The platform on its foundation: the broker, the gateway, and the release itself. Run from the network of the foundation.

module "naming" {
  source         = "../naming"
  environment    = var.environment
  suffix         = var.suffix
  municipalities = var.municipalities
}

# What the foundation made is found by its name: this part reads nothing of the other's state.
data "azurerm_kubernetes_cluster" "platform" {
  name                = module.naming.names.kubernetes
  resource_group_name = module.naming.names.resource_group
}

data "azurerm_postgresql_flexible_server" "platform" {
  name                = module.naming.names.database
  resource_group_name = module.naming.names.resource_group
}

data "azurerm_storage_account" "documents" {
  name                = module.naming.names.storage
  resource_group_name = module.naming.names.resource_group
}

data "azurerm_private_endpoint_connection" "documents" {
  name                = "pe-storage"
  resource_group_name = module.naming.names.resource_group
}

data "azurerm_subnet" "platform" {
  for_each             = toset(["database", "gateway"])
  name                 = each.key
  virtual_network_name = module.naming.names.network
  resource_group_name  = module.naming.names.resource_group
}

resource "kubernetes_namespace_v1" "platform" {
  for_each = toset(["agii", "broker", "gateway"])

  metadata {
    name   = each.key
    labels = { "pod-security.kubernetes.io/enforce" = each.key == "broker" ? "baseline" : "restricted" }
  }
}

# Who the pods are that keep documents: they may write blobs, and nothing else in Azure.
resource "azurerm_user_assigned_identity" "documents" {
  name                = "${module.naming.names.identity}-documents"
  resource_group_name = module.naming.names.resource_group
  location            = var.location
}

resource "azurerm_role_assignment" "documents" {
  principal_id         = azurerm_user_assigned_identity.documents.principal_id
  role_definition_name = "Storage Blob Data Contributor"
  scope                = data.azurerm_storage_account.documents.id
}

resource "azurerm_federated_identity_credential" "documents" {
  for_each            = toset(module.values.pods_with_documents)
  name                = "agii-${each.key}"
  resource_group_name = module.naming.names.resource_group
  parent_id           = azurerm_user_assigned_identity.documents.id
  issuer              = data.azurerm_kubernetes_cluster.platform.oidc_issuer_url
  audience            = ["api://AzureADTokenExchange"]
  subject             = "system:serviceaccount:${kubernetes_namespace_v1.platform["agii"].metadata[0].name}:agii-${each.key}"
}

# The operator of the broker is there before (README.md).
resource "helm_release" "broker" {
  name      = "broker"
  namespace = kubernetes_namespace_v1.platform["broker"].metadata[0].name
  chart     = "${path.module}/../../charts/agii-broker"
}

module "values" {
  source        = "../values"
  production    = module.naming.production
  replicas      = module.naming.size.replicas
  most_replicas = module.naming.most_replicas
  image         = { repository = "${module.naming.names.registry}.azurecr.io/agii-platform", digest = var.image_digest }
  host          = "platform.${var.domain}"
  identity      = azurerm_user_assigned_identity.documents.client_id
  mail          = var.mail
  gateway       = { name = helm_release.gateway.name, namespace = helm_release.gateway.namespace }
  networks = {
    gateway   = data.azurerm_subnet.platform["gateway"].address_prefixes[0]
    pods      = data.azurerm_kubernetes_cluster.platform.network_profile[0].pod_cidr
    database  = data.azurerm_subnet.platform["database"].address_prefixes[0]
    documents = "${data.azurerm_private_endpoint_connection.documents.private_service_connection[0].private_ip_address}/32"
    tokens    = ["20.190.128.0/18", "40.126.0.0/18"] # where Entra gives out tokens (the service tag AzureActiveDirectory)
  }
}

# Its migration is a hook: it runs before the pods of the release, and when it fails the old ones go on.
resource "helm_release" "platform" {
  name      = "agii"
  namespace = kubernetes_namespace_v1.platform["agii"].metadata[0].name
  chart     = "${path.module}/../../charts/agii-platform"
  values    = [module.values.yaml]
  wait      = true
  timeout   = 1800

  depends_on = [
    azurerm_federated_identity_credential.documents, azurerm_role_assignment.documents, helm_release.broker,
    kubernetes_secret_v1.certificate, kubernetes_secret_v1.mail, kubernetes_secret_v1.migrator, kubernetes_secret_v1.platform,
    kubernetes_secret_v1.service, kubernetes_secret_v1.shared
  ]
}
