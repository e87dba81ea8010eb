package dev.haven.diagnosis.doctor;

import java.net.InetAddress;
import java.util.List;

/// A machine to look at.
///
/// @param exchange whether mail of the subject comes in there, so that port 25 has to answer
public record Host(String name, List<InetAddress> addresses, boolean exchange) {
  public Host {
    addresses = List.copyOf(addresses);
  }
}
