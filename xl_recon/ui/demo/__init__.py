"""The material of `xl-recon demo`: a week of an invented firm's statements, rules, contacts."""
