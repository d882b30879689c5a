module "part" {
  source = "./part"
  colour = "blue"
}
