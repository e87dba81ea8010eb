package dev.haven.smtp;

import dev.haven.directory.Address;
import dev.haven.directory.DomainName;
import dev.haven.message.AddressParser;
import dev.haven.message.AddressSink;
import dev.haven.message.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A mailbox that a header field names, as far as it can be understood (RFC 5322 §3.4).
///
/// @param text as it is shown
/// @param address empty if it can be nobody's
record NamedMailbox(String text, Optional<Address> address) {
  /// All that the value of a field names, those in groups too.
  static List<NamedMailbox> all(byte[] value) {
    var found = new ArrayList<NamedMailbox>();
    AddressParser.parse(
        Slice.of(value),
        new AddressSink() {
          @Override
          public void mailbox(Slice displayName, Slice route, Slice localPart, Slice domain) {
            found.add(of(localPart.text(), domain.text()));
          }

          @Override
          public void groupBegins(Slice displayName) {}

          @Override
          public void groupEnds() {}
        });
    return found;
  }

  private static NamedMailbox of(String localPart, String domain) {
    var address = DomainName.normalised(domain).map(name -> new Address(localPart, name.ascii()));
    return new NamedMailbox(
        domain.isEmpty() ? localPart : localPart + "@" + domain,
        address.filter(_ -> !localPart.isEmpty()));
  }

  @Override
  public String toString() {
    return text;
  }
}
