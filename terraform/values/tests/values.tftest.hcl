# terraform -chdir=terraform/values init && terraform -chdir=terraform/values test

variables {
  production    = true
  replicas      = 3
  most_replicas = 6
  image         = { repository = "registry.example/agii-platform", digest = "sha256:00" }
  host          = "platform.example"
  identity      = "00000000-0000-0000-0000-000000000000"
  mail          = { host = "mail.example", port = 587, network = "10.20.12.0/28", user = "platform", from = "" }
  gateway       = { name = "public", namespace = "gateway" }
  networks      = { gateway = "10.20.8.0/24", pods = "10.244.0.0/16", database = "10.20.4.0/28", documents = "10.20.4.36/32", tokens = ["20.190.128.0/18"] }
}

run "production_has_a_pod_for_each_service_behind_the_gateway" {
  command = plan

  assert {
    condition     = sort(keys(yamldecode(output.yaml).pods)) == sort(concat(["gateway"], output.services))
    error_message = "A service runs nowhere."
  }
  assert {
    condition     = output.pods_with_documents == ["agreements", "programmes"]
    error_message = "Another pod than those of agreements and programmes can sign in as who keeps the documents."
  }
}

run "a_test_environment_has_everything_in_one" {
  command = plan

  variables {
    production = false
  }

  assert {
    condition     = keys(yamldecode(output.yaml).pods) == ["platform"] && output.pods_with_documents == ["platform"]
    error_message = "There is more than one kind of pod."
  }
}
