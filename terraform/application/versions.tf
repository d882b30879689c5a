terraform {
  required_version = ">= 1.11.0, < 2.0.0" # write-only arguments: no secret comes into the state

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "4.73.0"
    }
    helm = {
      source  = "hashicorp/helm"
      version = "3.1.1"
    }
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "2.38.0"
    }
    random = {
      source  = "hashicorp/random"
      version = "3.7.2"
    }
  }

  # The rest is in environments/<environment>.backend.hcl: each environment keeps its state in an account of its own.
  backend "azurerm" {
    key              = "application.tfstate"
    use_azuread_auth = true
  }
}

provider "azurerm" {
  subscription_id     = var.subscription_id
  storage_use_azuread = true
  features {}
}

# The cluster knows no password: whoever runs this signs in to Entra, and kubelogin shows that to the cluster.
locals {
  cluster = {
    host = data.azurerm_kubernetes_cluster.platform.kube_config[0].host
    ca   = base64decode(data.azurerm_kubernetes_cluster.platform.kube_config[0].cluster_ca_certificate)
    # The id is that of every AKS cluster, in every tenant.
    login = ["get-token", "--login", "azurecli", "--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630"]
  }
}

provider "kubernetes" {
  host                   = local.cluster.host
  cluster_ca_certificate = local.cluster.ca

  exec {
    api_version = "client.authentication.k8s.io/v1beta1"
    command     = "kubelogin"
    args        = local.cluster.login
  }
}

provider "helm" {
  kubernetes = {
    host                   = local.cluster.host
    cluster_ca_certificate = local.cluster.ca
    exec = {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "kubelogin"
      args        = local.cluster.login
    }
  }
}
