package dev.haven.server.config;

import java.util.List;

/// For whom this server stands in.
public record BackupSettings(
    @Setting(
            "Domains of others whose mail is taken while their own servers are away, and passed on to"
                + " these alone: their MX records name this server after their own.")
        List<String> domains,
    @Setting(
            "Whose mail is taken: \"ask\" (whom the domain's own servers do not refuse; anybody's while"
                + " they are away), \"listed\" or \"all\". What is taken for nobody has to be sent back"
                + " to senders that are mostly forged.")
        BackupRecipients recipients,
    @Setting("With \"listed\": addresses, or \"@example.net\" for all of a domain.")
        List<String> addresses,
    @Setting(
            "Whether servers of these domains may ask for their mail (ETRN), as those do that are not"
                + " always online.")
        boolean etrn) {

  static BackupSettings standard() {
    return new BackupSettings(List.of(), BackupRecipients.ASK, List.of(), false);
  }
}
