package dev.haven.diagnosis.setup;

import dev.haven.diagnosis.Report;
import java.util.List;

/// What to type into a mail program, and how that was found out.
///
/// @param card the best for each purpose
/// @param others those that were not taken, and why
public record Settings(String address, List<Choice> card, List<Choice> others, Report report) {
  public Settings {
    card = List.copyOf(card);
    others = List.copyOf(others);
  }
}
