variable "nobody_asks" {
  type = string
}
