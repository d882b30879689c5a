mail = { host = "mail.agii.example", port = 587, network = "203.0.113.16/28", user = "platform", from = "" }
