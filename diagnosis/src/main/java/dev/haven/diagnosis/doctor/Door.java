package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.Service;
import java.util.Arrays;
import java.util.List;

/// A port to look at on every host.
///
/// @param port not always the standard one
/// @param expected whether it has to answer
public record Door(Service service, int port, boolean expected) {
  /// All standard ports; none of them has to answer.
  public static List<Door> standard() {
    return Arrays.stream(Service.values())
        .map(service -> new Door(service, service.port(), false))
        .toList();
  }
}
