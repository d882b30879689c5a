# Most are the same in both parts: environments/<environment>.tfvars gives them. What only this part asks is at the end.

variable "subscription_id" {
  description = "The Azure subscription of this environment; no other environment is in it"
  type        = string
}

variable "environment" {
  description = "test or production"
  type        = string
}

variable "suffix" {
  description = "Makes names unique in all of Azure"
  type        = string
}

variable "location" {
  description = "The Azure region; one with three zones"
  type        = string
}

variable "municipalities" {
  description = "How many municipalities the platform serves: what everything is sized by"
  type        = number
}

variable "domain" {
  description = "The DNS zone; people reach the platform at platform.<domain>"
  type        = string
}

variable "administrators" {
  description = "The object id of the Entra group that may administer the cluster and the database, and read the vault"
  type        = string
}

variable "image_digest" {
  description = "The release: sha256:… of the image in the registry. Given on the command line, and by no file"
  type        = string

  validation {
    condition     = can(regex("^sha256:[0-9a-f]{64}$", var.image_digest))
    error_message = "The image is named by its digest, sha256: and 64 hexadecimal digits."
  }
}

variable "secrets_version" {
  description = "One higher makes every password anew, in the vault and in the cluster; then postgresql-roles.sql and the broker have to hear of it"
  type        = number
  default     = 1
}

variable "master_keys" {
  description = "The versions of the key that national numbers are encrypted with; a rotation adds the next and later takes the first away"
  type        = set(string)
  default     = ["1"]
}

variable "tls_version" {
  description = "One higher takes the certificate of the gateway from the vault again, when an administrator put a new one there"
  type        = number
  default     = 1
}

variable "mail" {
  description = "The server that mail goes to, the network it is in, and who the platform is there; its password is in the vault (README.md)"
  type        = object({ host = string, port = number, network = string, user = string, from = string })
}

variable "mail_version" {
  description = "One higher takes the password of the mail server from the vault again, when an administrator put a new one there"
  type        = number
  default     = 1
}
