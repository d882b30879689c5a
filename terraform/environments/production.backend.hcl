resource_group_name  = "rg-agii-production-state"
storage_account_name = "stagiiprodk7x2state"
container_name       = "state"
