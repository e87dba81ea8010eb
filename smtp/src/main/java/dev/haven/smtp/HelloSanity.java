package dev.haven.smtp;

import dev.haven.directory.Address;
import dev.haven.directory.AddressLiteral;
import java.net.InetAddress;

/// What is to be thought of the name that a client gives itself (RFC 5321 §4.1.4). Evidence: mail
/// may not be refused for it alone, and many an honest server has it wrong.
public enum HelloSanity {
  /// It has the client's address, or is it.
  CONFIRMED,
  /// A good name that has not this address.
  UNCONFIRMED,
  /// No domain with a dot, nor an address in brackets.
  NO_NAME,
  /// An address in brackets that is somebody else's.
  OTHER_ADDRESS,
  /// Our own name or address: only we are that.
  OUR_NAME;

  static HelloSanity of(String hello, InetAddress client, String host, ReverseNames names) {
    var literal = AddressLiteral.ofDomain(hello);
    if (hello.equalsIgnoreCase(host)) {
      return client.isLoopbackAddress() ? CONFIRMED : OUR_NAME;
    }
    if (literal.isPresent()) {
      return literal.get().address().equals(client) ? CONFIRMED : OTHER_ADDRESS;
    }
    if (hello.indexOf('.') < 0 || !Address.isDomainOrLiteral(hello)) {
      return NO_NAME;
    }
    return names.leads(hello, client) ? CONFIRMED : UNCONFIRMED;
  }
}
