# What needs no cloud to be known: what things are called, and how large they are. Kept apart so that it can be tested without one.

variable "environment" {
  description = "test or production"
  type        = string

  validation {
    condition     = contains(["test", "production"], var.environment)
    error_message = "The environment is test or production."
  }
}

variable "suffix" {
  description = "Three to six letters and digits that make names unique in all of Azure"
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]{3,6}$", var.suffix))
    error_message = "The suffix is three to six lower case letters and digits."
  }
}

variable "municipalities" {
  description = "How many municipalities the platform serves"
  type        = number

  validation {
    condition     = var.municipalities >= 1 && var.municipalities <= 1000 && floor(var.municipalities) == var.municipalities
    error_message = "One database server carries 1 to 1000 municipalities; nobody has sized more."
  }
}

locals {
  production = var.environment == "production"
  long       = "agii-${var.environment}"
  short      = "agii${local.production ? "prod" : "test"}${var.suffix}" # where only letters and digits may be, and not many
  size       = var.municipalities <= 50 ? "small" : var.municipalities <= 300 ? "medium" : "large"

  # Chosen by hand from docs/performance.md: two processors carry some 1,000 requests a second. Look at them again after the first month.
  sizes = {
    small  = { database = "GP_Standard_D2ds_v5", storage_mb = 65536, node = "Standard_D2ds_v5", replicas = 2 }
    medium = { database = "GP_Standard_D4ds_v5", storage_mb = 262144, node = "Standard_D4ds_v5", replicas = 3 }
    large  = { database = "GP_Standard_D8ds_v5", storage_mb = 1048576, node = "Standard_D8ds_v5", replicas = 4 }
  }

  # Each login of the database takes 50 connections (postgresql-roles.sql): all replicas of a pod, and the one more that an upgrade starts.
  most_replicas = 6
}

output "names" {
  description = "What everything is called"
  value = {
    resource_group = "rg-${local.long}"
    network        = "vnet-${local.long}"
    kubernetes     = "aks-${local.long}"
    database       = "psql-${local.long}-${var.suffix}"
    vault          = "kv-${local.short}"
    storage        = "st${local.short}"
    registry       = "cr${local.short}"
    logs           = "log-${local.long}"
    gateway        = "agc-${local.long}"
    identity       = "id-${local.long}"
  }
}

output "production" {
  description = "Whether what is lost here is lost for people"
  value       = local.production
}

output "zones" {
  description = "The zones that nodes are spread over"
  value       = local.production ? ["1", "2", "3"] : ["1"]
}

output "size" {
  description = "What the database and the nodes are made of"
  value       = local.sizes[local.size]
}

output "nodes" {
  description = "The fewest and the most nodes: in production one in each zone, and room for a zone that is away"
  value       = local.production ? { fewest = 3, most = 9 } : { fewest = 1, most = 3 }
}

output "most_replicas" {
  description = "The most pods of a kind"
  value       = local.most_replicas
}

output "pool_size" {
  description = "How many connections one pod keeps at most for a login"
  value       = floor(50 / (local.most_replicas + 1))
}

output "kept_days" {
  description = "How long a document cannot be taken away: a legislature and a year in production"
  value       = local.production ? 2557 : 1
}
