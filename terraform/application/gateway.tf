# What ends TLS: Azure's Application Gateway for Containers, outside the cluster, steered from within it through the Gateway API.

resource "azurerm_application_load_balancer" "public" {
  name                = module.naming.names.gateway
  resource_group_name = module.naming.names.resource_group
  location            = var.location
}

resource "azurerm_application_load_balancer_frontend" "public" {
  name                         = "public"
  application_load_balancer_id = azurerm_application_load_balancer.public.id
}

resource "azurerm_application_load_balancer_subnet_association" "public" {
  name                         = "gateway"
  application_load_balancer_id = azurerm_application_load_balancer.public.id
  subnet_id                    = data.azurerm_subnet.platform["gateway"].id
}

resource "azurerm_user_assigned_identity" "gateway" {
  name                = "${module.naming.names.identity}-gateway"
  resource_group_name = module.naming.names.resource_group
  location            = var.location
}

resource "azurerm_role_assignment" "gateway" {
  for_each = {
    "AppGw for Containers Configuration Manager" = azurerm_application_load_balancer.public.id
    "Network Contributor"                        = data.azurerm_subnet.platform["gateway"].id
  }
  principal_id         = azurerm_user_assigned_identity.gateway.principal_id
  role_definition_name = each.key
  scope                = each.value
}

resource "azurerm_federated_identity_credential" "gateway" {
  name                = "gateway-controller"
  resource_group_name = module.naming.names.resource_group
  parent_id           = azurerm_user_assigned_identity.gateway.id
  issuer              = data.azurerm_kubernetes_cluster.platform.oidc_issuer_url
  audience            = ["api://AzureADTokenExchange"]
  subject             = "system:serviceaccount:azure-alb-system:alb-controller-sa"
}

resource "helm_release" "gateway_controller" {
  name             = "alb-controller"
  namespace        = "azure-alb-system"
  create_namespace = true
  repository       = "oci://mcr.microsoft.com/application-lb/charts"
  chart            = "alb-controller"
  version          = "1.7.9"
  values = [yamlencode({
    albController = {
      namespace   = "azure-alb-system"
      podIdentity = { clientID = azurerm_user_assigned_identity.gateway.client_id }
    }
  })]
}

resource "helm_release" "gateway" {
  name      = "public"
  namespace = kubernetes_namespace_v1.platform["gateway"].metadata[0].name
  chart     = "${path.module}/../../charts/agii-gateway"
  values = [yamlencode({
    host      = "platform.${var.domain}"
    gatewayId = azurerm_application_load_balancer.public.id
    frontend  = azurerm_application_load_balancer_frontend.public.name
    tlsSecret = kubernetes_secret_v1.tls.metadata[0].name
    from      = kubernetes_namespace_v1.platform["agii"].metadata[0].name
  })]
  depends_on = [
    azurerm_application_load_balancer_subnet_association.public, azurerm_federated_identity_credential.gateway,
    azurerm_role_assignment.gateway, helm_release.gateway_controller
  ]
}

resource "azurerm_dns_cname_record" "platform" {
  name                = "platform"
  zone_name           = var.domain
  resource_group_name = module.naming.names.resource_group
  ttl                 = 300
  record              = azurerm_application_load_balancer_frontend.public.fully_qualified_domain_name
}
