# Every secret is made here once, goes to the vault, and from there to the cluster. Ephemeral values and write-only arguments (_wo) leave
# nothing of it in Terraform's state or plan.

locals {
  services = toset(module.values.services)
  logins   = toset(concat(module.values.services, ["migrator"]))
  # What is made: passwords of both kinds of login, the key that each service signs its messages with, and the master keys of the national
  # numbers. 32 characters of 62 kinds are 190 bits.
  passwords = toset(concat(
    [for login in local.logins : "postgresql-${login}"],
    [for login in local.logins : "rabbitmq-${login}"], ["rabbitmq-platform", "rabbitmq-observer"],
  ))
  keys = toset(concat(
    [for service in module.values.services : "messages-${service}-1"],
    [for version in var.master_keys : "master-key-${version}"],
  ))
  database = "Host=${data.azurerm_postgresql_flexible_server.platform.fqdn};Database=agii;SSL Mode=VerifyFull"
  broker   = "broker-rabbitmq.${kubernetes_namespace_v1.platform["broker"].metadata[0].name}.svc"
}

data "azurerm_key_vault" "platform" {
  name                = module.naming.names.vault
  resource_group_name = module.naming.names.resource_group
}

resource "azurerm_role_assignment" "administrators" {
  principal_id         = var.administrators
  principal_type       = "Group"
  role_definition_name = "Key Vault Administrator"
  scope                = data.azurerm_key_vault.platform.id
}

ephemeral "random_password" "made" {
  for_each = setunion(local.passwords, local.keys)
  length   = 32
  special  = false
}

resource "azurerm_key_vault_secret" "password" {
  for_each         = local.passwords
  name             = each.key
  key_vault_id     = data.azurerm_key_vault.platform.id
  value_wo         = ephemeral.random_password.made[each.key].result
  value_wo_version = var.secrets_version
  depends_on       = [azurerm_role_assignment.administrators]
}

# Made once: another key could not read what this one wrote. A new key has a new name.
resource "azurerm_key_vault_secret" "key" {
  for_each         = local.keys
  name             = each.key
  key_vault_id     = data.azurerm_key_vault.platform.id
  value_wo         = base64encode(ephemeral.random_password.made[each.key].result)
  value_wo_version = 1
  depends_on       = [azurerm_role_assignment.administrators]

  lifecycle {
    prevent_destroy = true
  }
}

# Wraps the keys of cookies and tokens.
resource "azurerm_key_vault_certificate" "data_protection" {
  name         = "data-protection"
  key_vault_id = data.azurerm_key_vault.platform.id
  depends_on   = [azurerm_role_assignment.administrators]

  certificate_policy {
    issuer_parameters {
      name = "Self"
    }
    key_properties {
      exportable = true
      key_type   = "RSA"
      key_size   = 3072
      reuse_key  = false
    }
    secret_properties {
      content_type = "application/x-pkcs12"
    }
    x509_certificate_properties {
      subject            = "CN=agii-data-protection"
      validity_in_months = 120
      key_usage          = ["dataEncipherment", "keyEncipherment"]
    }
  }
}

# Read back from the vault through the id of what was put there: so it is read when it is there, and not before.
ephemeral "azurerm_key_vault_secret" "kept" {
  for_each = merge(
    { for name, secret in azurerm_key_vault_secret.password : name => secret.resource_versionless_id },
    { for name, secret in azurerm_key_vault_secret.key : name => secret.resource_versionless_id },
    { data-protection = azurerm_key_vault_certificate.data_protection.resource_manager_versionless_id },
  )
  name         = reverse(split("/", each.value))[0]
  key_vault_id = data.azurerm_key_vault.platform.id
}

# Bought elsewhere, and put into the vault by an administrator as a certificate in PEM (README.md).
ephemeral "azurerm_key_vault_secret" "tls" {
  name         = "tls"
  key_vault_id = data.azurerm_key_vault.platform.id
}

# Given by who runs the mail server, and put into the vault by an administrator (README.md).
ephemeral "azurerm_key_vault_secret" "mail" {
  name         = "mail"
  key_vault_id = data.azurerm_key_vault.platform.id
}

resource "kubernetes_secret_v1" "service" {
  for_each = local.services

  metadata {
    name      = "agii-${each.key}"
    namespace = kubernetes_namespace_v1.platform["agii"].metadata[0].name
  }

  data_wo = merge(
    {
      "ConnectionStrings__${each.key}" = "${local.database};Username=agii_${each.key};Password=${ephemeral.azurerm_key_vault_secret.kept["postgresql-${each.key}"].value};Maximum Pool Size=${module.naming.pool_size}"
      "ConnectionStrings__rabbitmq"    = "amqp://agii_${each.key}:${ephemeral.azurerm_key_vault_secret.kept["rabbitmq-${each.key}"].value}@${local.broker}:5672/"
    },
    each.key != "inburgering" ? {} : {
      for version in var.master_keys : "PersonalData__MasterKeys__${version}" => ephemeral.azurerm_key_vault_secret.kept["master-key-${version}"].value
    },
  )
  # Another number for every other set of keys.
  data_wo_revision = var.secrets_version * 100000 + sum([for version in var.master_keys : pow(2, tonumber(version))])
}

resource "kubernetes_secret_v1" "shared" {
  metadata {
    name      = "agii-shared"
    namespace = kubernetes_namespace_v1.platform["agii"].metadata[0].name
  }

  data_wo = merge(
    {
      ConnectionStrings__blob = data.azurerm_storage_account.documents.primary_blob_endpoint
      RABBITMQ_MANAGEMENT     = "http://agii_observer:${ephemeral.azurerm_key_vault_secret.kept["rabbitmq-observer"].value}@${local.broker}:15672/"
    },
    { for s in local.services : "Messages__Keys__${s}__1" => ephemeral.azurerm_key_vault_secret.kept["messages-${s}-1"].value },
  )
  data_wo_revision = var.secrets_version
}

# Where all services run in one process they have one user of the broker.
resource "kubernetes_secret_v1" "platform" {
  metadata {
    name      = "agii-platform"
    namespace = kubernetes_namespace_v1.platform["agii"].metadata[0].name
  }

  data_wo = {
    ConnectionStrings__rabbitmq = "amqp://agii_platform:${ephemeral.azurerm_key_vault_secret.kept["rabbitmq-platform"].value}@${local.broker}:5672/"
  }
  data_wo_revision = var.secrets_version
}

resource "kubernetes_secret_v1" "mail" {
  metadata {
    name      = "agii-mail"
    namespace = kubernetes_namespace_v1.platform["agii"].metadata[0].name
  }

  data_wo          = { Mail__Password = ephemeral.azurerm_key_vault_secret.mail.value }
  data_wo_revision = var.mail_version
}

resource "kubernetes_secret_v1" "migrator" {
  metadata {
    name      = "agii-migrator"
    namespace = kubernetes_namespace_v1.platform["agii"].metadata[0].name
  }

  data_wo = {
    ConnectionStrings__migrator = "${local.database};Username=agii_migrator;Password=${ephemeral.azurerm_key_vault_secret.kept["postgresql-migrator"].value}"
    ConnectionStrings__rabbitmq = "amqp://agii_migrator:${ephemeral.azurerm_key_vault_secret.kept["rabbitmq-migrator"].value}@${local.broker}:5672/"
  }
  data_wo_revision = var.secrets_version
}

resource "kubernetes_secret_v1" "certificate" {
  metadata {
    name      = "agii-certificate"
    namespace = kubernetes_namespace_v1.platform["agii"].metadata[0].name
  }

  # The vault gives it out without a password: the vault, and the right to read this secret, are what protects it.
  data_wo                 = { password = "" }
  data_wo_revision        = 1
  binary_data_wo          = { "data-protection.pfx" = ephemeral.azurerm_key_vault_secret.kept["data-protection"].value }
  binary_data_wo_revision = 1
}

resource "kubernetes_secret_v1" "tls" {
  type = "kubernetes.io/tls"

  metadata {
    name      = "tls"
    namespace = kubernetes_namespace_v1.platform["gateway"].metadata[0].name
  }

  data_wo = {
    "tls.crt" = join("\n", regexall("(?s)-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", ephemeral.azurerm_key_vault_secret.tls.value))
    "tls.key" = regex("(?s)-----BEGIN (?:RSA |EC )?PRIVATE KEY-----.*-----END (?:RSA |EC )?PRIVATE KEY-----", ephemeral.azurerm_key_vault_secret.tls.value)
  }
  data_wo_revision = var.tls_version
}
