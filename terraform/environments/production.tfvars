environment     = "production"
subscription_id = "00000000-0000-0000-0000-000000000003"
administrators  = "00000000-0000-0000-0000-000000000004"
suffix          = "k7x2"
location        = "westeurope"
municipalities  = 300
domain          = "agii.example"
