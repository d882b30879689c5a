# The values of charts/agii-platform. Needs no cloud either: tests give it what the foundation would, and Helm what it makes.

variable "production" {
  description = "A pod for each service; otherwise all in one kind of pod"
  type        = bool
}

variable "replicas" {
  description = "How many of each kind of pod there are at least"
  type        = number
}

variable "most_replicas" {
  description = "And at most"
  type        = number
}

variable "image" {
  description = "Where the image is, and the digest of this release's"
  type        = object({ repository = string, digest = string })
}

variable "host" {
  description = "Where people reach the platform, without https://"
  type        = string
}

variable "identity" {
  description = "The client id of the identity that reads and writes documents"
  type        = string
}

variable "gateway" {
  description = "The Gateway that the route hangs on"
  type        = object({ name = string, namespace = string })
}

variable "networks" {
  description = "Where things are: what ends TLS, the pods, the database, the documents, and where tokens are given out"
  type        = object({ gateway = string, pods = string, database = string, documents = string, tokens = list(string) })
}

variable "mail" {
  description = "The server that mail goes to, the network it is in, and who the platform is there"
  type        = object({ host = string, port = number, network = string, user = string, from = string })
}

locals {
  services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"]
  resources = {
    gateway  = { requests = { cpu = "250m", memory = "128Mi" }, limits = { memory = "256Mi" } }
    service  = { requests = { cpu = "250m", memory = "256Mi" }, limits = { memory = "512Mi" } }
    platform = { requests = { cpu = "500m", memory = "384Mi" }, limits = { memory = "768Mi" } }
  }
  all = merge(
    { for s in local.services : s => { services = s, replicas = var.replicas, resources = local.resources.service, secrets = s == "identity" ? ["agii-mail"] : [] } },
    {
      gateway = { services = "gateway", replicas = var.replicas, resources = local.resources.gateway, secrets = [] }
      # Several services in one process have one user of the broker, in a secret that comes last.
      platform = { services = "all", replicas = var.replicas, resources = local.resources.platform, secrets = ["agii-platform", "agii-mail"] }
    }
  )
  pods = { for name, pod in local.all : name => pod if(name != "platform") == var.production }
}

output "services" {
  description = "The services of the platform"
  value       = local.services
}

output "pods_with_documents" {
  description = "The pods that read and write documents, and so need the identity: those that run agreements or programmes"
  value       = [for name, pod in local.pods : name if contains(["all", "agreements", "programmes"], pod.services)]
}

output "yaml" {
  description = "The values"
  value = yamlencode({
    image      = var.image
    origin     = "https://${var.host}"
    entry      = var.production ? "gateway" : "platform"
    proxies    = "${var.networks.gateway},${var.networks.pods}"
    mail       = { host = var.mail.host, port = var.mail.port, user = var.mail.user, from = var.mail.from }
    pods       = local.pods
    ingress    = { enabled = false }
    gatewayApi = { enabled = true, parent = var.gateway }
    workloadIdentity = {
      annotations = { "azure.workload.identity/client-id" = var.identity }
      labels      = { "azure.workload.identity/use" = "true" }
    }
    autoscaling = { enabled = var.production, keda = var.production, maxReplicas = var.most_replicas }
    network = {
      from       = [{ ipBlock = { cidr = var.networks.gateway } }]
      postgresql = { peer = { ipBlock = { cidr = var.networks.database } } }
      rabbitmq = {
        peer = {
          namespaceSelector = { matchLabels = { "kubernetes.io/metadata.name" = "broker" } }
          podSelector       = { matchLabels = { "app.kubernetes.io/name" = "broker-rabbitmq" } }
        }
      }
      blob    = { peer = { ipBlock = { cidr = var.networks.documents } } }
      mail    = { peer = { ipBlock = { cidr = var.mail.network } }, port = var.mail.port }
      tokens  = [for cidr in var.networks.tokens : { ipBlock = { cidr = cidr } }]
      metrics = [{ namespaceSelector = { matchLabels = { "kubernetes.io/metadata.name" = "kube-system" } } }]
    }
  })
}
