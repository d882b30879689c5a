variable "environment" {
  description = "test or production"
  type = string
}
