package dev.haven.diagnosis.probe;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A message that somebody sends to themselves, and where it was seen. For one thread at a time.
public final class Parcel {
  /// Where it should be.
  public static final String INBOX = "INBOX";

  private final String address;
  private final String name = UUID.randomUUID().toString();
  private String accepted = "";
  private String mailbox = "";
  private boolean read;
  private boolean removed;

  public Parcel(String address) {
    this.address = address;
  }

  String address() {
    return address;
  }

  /// The Message-ID, with its brackets.
  public String messageId() {
    return "<" + name + "@haven-doctor.invalid>";
  }

  public String subject() {
    return "Test message of haven doctor " + name;
  }

  /// What is in its text, and nowhere else.
  String mark() {
    return "mark-" + name;
  }

  List<String> lines() {
    var date =
        DateTimeFormatter.RFC_1123_DATE_TIME
            .withLocale(Locale.ROOT)
            .format(ZonedDateTime.now(ZoneOffset.UTC))
            .replace("GMT", "+0000");
    return List.of(
        "From: <" + address + ">",
        "To: <" + address + ">",
        "Subject: " + subject(),
        "Date: " + date,
        "Message-ID: " + messageId(),
        "Auto-Submitted: auto-generated",
        "",
        "haven doctor sends this message to see whether it arrives, and removes it again.",
        mark());
  }

  void accepted(String reply) {
    accepted = reply;
  }

  /// What the server said when it took it; empty if it did not.
  public String accepted() {
    return accepted;
  }

  void found(String where) {
    mailbox = where;
  }

  /// Where it was found; empty if nowhere.
  public String mailbox() {
    return mailbox;
  }

  void read() {
    read = true;
  }

  /// Whether its text was read, by whichever protocol came last.
  public boolean wasRead() {
    return read;
  }

  /// Before another protocol reads it.
  public void again() {
    read = false;
  }

  void removed() {
    removed = true;
  }

  public boolean wasRemoved() {
    return removed;
  }
}
