package dev.haven.queue.verdict;

import dev.haven.message.OctetSource;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import java.util.List;

/// A message that is there in full and not taken yet.
///
/// @param id by which the log knows it
/// @param origin the client's address, what it said in EHLO and MAIL, its TLS, and what is known of
///   it
/// @param recipients those who were accepted
/// @param octets the message as the client sent it, but for fields that were taken out; where they
///   lie, not a copy. They end with the judgement: reading them later fails.
/// @param length how many octets
public record ArrivedMail(
    String id, Origin origin, List<Recipient> recipients, OctetSource octets, long length) {
  public ArrivedMail {
    recipients = List.copyOf(recipients);
  }
}
