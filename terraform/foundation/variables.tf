# The same in both parts: environments/<environment>.tfvars gives them.

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
