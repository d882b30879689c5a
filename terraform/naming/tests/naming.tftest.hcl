# terraform -chdir=terraform/naming init && terraform -chdir=terraform/naming test

variables {
  environment    = "production"
  suffix         = "k7x2"
  municipalities = 300
}

run "names_are_as_azure_wants_them" {
  command = plan

  assert {
    condition     = can(regex("^[a-z0-9]{3,24}$", output.names.storage))
    error_message = "A storage account has 3 to 24 lower case letters and digits."
  }
  assert {
    condition     = can(regex("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", output.names.vault))
    error_message = "A key vault has 3 to 24 letters, digits and hyphens."
  }
  assert {
    condition     = can(regex("^[a-z0-9]{5,50}$", output.names.registry))
    error_message = "A registry has 5 to 50 letters and digits."
  }
  assert {
    condition     = length(distinct(values(output.names))) == length(output.names)
    error_message = "Two things have one name."
  }
}

run "names_fit_with_the_longest_suffix" {
  command = plan

  variables {
    suffix = "abcdef"
  }

  assert {
    condition     = length(output.names.storage) <= 24 && length(output.names.vault) <= 24
    error_message = "A name is too long."
  }
}

run "production_stands_in_three_zones" {
  command = plan

  assert {
    condition     = output.zones == tolist(["1", "2", "3"]) && output.nodes.fewest >= 3
    error_message = "A zone that goes away takes the platform along."
  }
}

run "three_hundred_municipalities_have_the_middle_size" {
  command = plan

  assert {
    condition     = output.size.database == "GP_Standard_D4ds_v5"
    error_message = "300 is still the middle size."
  }
}

run "one_more_has_the_large_size" {
  command = plan

  variables {
    municipalities = 301
  }

  assert {
    condition     = output.size.database == "GP_Standard_D8ds_v5"
    error_message = "301 is the large size."
  }
}

run "all_replicas_fit_in_the_connections_of_a_login" {
  command = plan

  assert {
    condition     = output.pool_size * (output.most_replicas + 1) <= 50
    error_message = "The last pod gets no connection."
  }
}

run "there_is_no_other_environment" {
  command = plan

  variables {
    environment = "acceptance"
  }

  expect_failures = [var.environment]
}

run "a_suffix_has_no_capitals" {
  command = plan

  variables {
    suffix = "K7X2"
  }

  expect_failures = [var.suffix]
}

run "nobody_sized_more_than_a_thousand" {
  command = plan

  variables {
    municipalities = 1001
  }

  expect_failures = [var.municipalities]
}
