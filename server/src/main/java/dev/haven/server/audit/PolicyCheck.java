package dev.haven.server.audit;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.server.config.BackupRecipients;
import dev.haven.server.config.Configuration;
import dev.haven.server.config.ListenerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the configuration allows to strangers, and to people.
final class PolicyCheck {
  private static final Set<String> SIGN_IN =
      Set.of(
          "submissions", "submission", "submission-alternative", "imaps", "imap", "pop3s", "pop3");

  private PolicyCheck() {}

  static Checked of(Configuration configuration) {
    var findings = new ArrayList<Finding>();
    configuration
        .listeners()
        .byName()
        .forEach((name, listener) -> {
          if (listener.enabled()) {
            listener(name, listener, findings);
          }
        });
    trust("receiving.trusted", configuration.receiving().trusted(), findings);
    trust("receiving.xclient-peers", configuration.receiving().xclientPeers(), findings);
    limits(configuration, findings);
    if (configuration.submission().anyFrom()) {
      findings.add(
          AuditMeaning.ANY_SENDER.at(
              "submission.any-from", "People may send under any name", List.of()));
    }
    var backup = configuration.backup();
    if (!backup.domains().isEmpty() && backup.recipients() == BackupRecipients.ALL) {
      findings.add(
          AuditMeaning.BACKSCATTER.at(
              "backup.recipients",
              "Mail for anybody is taken in for other domains",
              backup.domains()));
    }
    return Checked.of(
        "configuration",
        findings.isEmpty() ? "nothing is open that should not be" : "weak",
        List.of(),
        findings);
  }

  private static void listener(String name, ListenerSettings listener, List<Finding> findings) {
    var open = listener.addresses().stream().filter(one -> !Networks.isNear(one)).toList();
    if (SIGN_IN.contains(name) && listener.clearSignIn() && !open.isEmpty()) {
      findings.add(
          AuditMeaning.CLEAR_SIGN_IN.at(
              "listeners." + name,
              "Passwords are taken without encryption at port " + listener.port(),
              open));
    }
    if (name.equals("lmtp") && !open.isEmpty()) {
      findings.add(
          AuditMeaning.OPEN_DELIVERY.at(
              "listeners.lmtp",
              "Whoever reaches port " + listener.port() + " can deliver mail unseen",
              open));
    }
    trust("listeners." + name + ".proxies", listener.proxies(), findings);
  }

  private static void trust(String where, List<String> networks, List<Finding> findings) {
    var wide = networks.stream().filter(Networks::isWide).toList();
    if (!wide.isEmpty()) {
      findings.add(AuditMeaning.WIDE_TRUST.at(where, "Strangers are trusted", wide));
    }
  }

  private static void limits(Configuration configuration, List<Finding> findings) {
    var submission = configuration.submission();
    var receiving = configuration.receiving();
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put("submission.messages-per-hour", submission.messagesPerHour());
    limits.put("submission.messages-per-day", submission.messagesPerDay());
    limits.put("submission.recipients-per-hour", submission.recipientsPerHour());
    limits.put("submission.recipients-per-day", submission.recipientsPerDay());
    limits.put("submission.strangers-per-hour", submission.strangersPerHour());
    limits.put("submission.unknown-per-hour", submission.unknownPerHour());
    limits.put("receiving.connections-per-minute", receiving.connectionsPerMinute());
    limits.put("receiving.messages-per-minute", receiving.messagesPerMinute());
    limits.put("receiving.recipients-per-minute", receiving.recipientsPerMinute());
    limits.forEach((key, value) -> {
      if (value == 0) {
        findings.add(
            AuditMeaning.NO_LIMIT.at(key, "The limit " + key + " is switched off", List.of()));
      }
    });
  }
}
