mail = { host = "mail.test.agii.example", port = 587, network = "203.0.113.0/28", user = "platform", from = "" }
