environment     = "test"
subscription_id = "00000000-0000-0000-0000-000000000001"
administrators  = "00000000-0000-0000-0000-000000000002"
suffix          = "k7x2"
location        = "westeurope"
municipalities  = 20
domain          = "test.agii.example"
