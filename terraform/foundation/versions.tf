terraform {
  required_version = ">= 1.11.0, < 2.0.0" # write-only arguments: no secret comes into the state

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "4.73.0"
    }
    random = {
      source  = "hashicorp/random"
      version = "3.7.2"
    }
  }

  # The rest is in environments/<environment>.backend.hcl: each environment keeps its state in an account of its own.
  backend "azurerm" {
    key              = "foundation.tfstate"
    use_azuread_auth = true
  }
}

provider "azurerm" {
  subscription_id     = var.subscription_id
  storage_use_azuread = true

  features {
    key_vault {
      purge_soft_delete_on_destroy = false
    }
    resource_group {
      prevent_deletion_if_contains_resources = true
    }
  }
}
