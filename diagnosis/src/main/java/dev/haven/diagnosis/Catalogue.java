package dev.haven.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every kind of finding that there is.
public final class Catalogue {
  private static final Map<String, Meaning[]> FAMILIES = new LinkedHashMap<>();

  static {
    FAMILIES.put("Names (DNS)", DnsMeaning.values());
    FAMILIES.put("The records of a domain", RecordMeaning.values());
    FAMILIES.put("Records that were typed wrongly", PasteMeaning.values());
    FAMILIES.put("The servers of a domain", DelegationMeaning.values());
    FAMILIES.put("Reaching a port", PortMeaning.values());
    FAMILIES.put("The mode of a port: in clear, STARTTLS, TLS", ModeMeaning.values());
    FAMILIES.put("TLS and certificates", TlsMeaning.values());
    FAMILIES.put("Signing in", SignInMeaning.values());
    FAMILIES.put("Sign-ins that this server refused", AttemptMeaning.values());
    FAMILIES.put("What those who come have trouble with", SeenMeaning.values());
    FAMILIES.put("Mail", MailMeaning.values());
    FAMILIES.put("Sending", SendMeaning.values());
    FAMILIES.put("A message to oneself", TripMeaning.values());
    FAMILIES.put("Receiving", ArrivalMeaning.values());
    FAMILIES.put("Settings of mail programs", SetupMeaning.values());
    FAMILIES.put("What is weak in a server of ours", AuditMeaning.values());
  }

  private Catalogue() {}

  public static List<Entry> all() {
    return FAMILIES.values().stream().flatMap(Arrays::stream).map(Meaning::entry).toList();
  }

  /// The one with an id.
  public static Optional<Entry> of(String id) {
    return all().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /// The page that people look a finding up in.
  public static String page() {
    var page =
        new StringBuilder("# Findings\n\nWhat `haven doctor` and its relatives find, by id. An id")
            .append(" never changes its meaning. Generated from the code.\n");
    FAMILIES.forEach((title, meanings) -> {
      page.append("\n## ").append(title).append('\n');
      Stream.of(meanings).map(Meaning::entry).forEach(entry -> append(page, entry));
    });
    return page.toString();
  }

  private static void append(StringBuilder page, Entry entry) {
    page.append("\n### ").append(entry.id()).append(": ").append(entry.title()).append("\n\n");
    page.append(entry.severity() == Severity.ERROR ? "Error. " : "Warning. ");
    page.append(entry.meaning()).append("\n\n");
    page.append("**What to do:** ").append(entry.remedy()).append('\n');
  }
}
