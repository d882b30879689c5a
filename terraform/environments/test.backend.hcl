resource_group_name  = "rg-agii-test-state"
storage_account_name = "stagiitestk7x2state"
container_name       = "state"
