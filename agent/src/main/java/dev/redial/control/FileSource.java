package dev.redial.control;

import dev.redial.yaml.RuleContent;
import dev.redial.yaml.RuleFile;
import dev.redial.yaml.RuleReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule file, and the files that it names.
 *
 * <p>They are polled, and not watched by the operating system. Polling also sees what another
 * machine wrote to a network file system, and a directory that Kubernetes swaps by its symbolic
 * link. A file is read once it has stopped changing between two looks.
 */
final class FileSource implements RuleSource {
  private final Path file;
  private final List<Path> watched = new ArrayList<>();
  private List<FileStamp> stamps = List.of();
  private boolean isMoving;

  /** Null until it was read. */
  private @Nullable RuleContent content;

  FileSource(Path file) {
    this.file = file;
    watched.add(file);
  }

  @Override
  public String name() {
    return file.toString();
  }

  /**
   * The first look is the one that others are compared with: it would cost start-up time. What
   * changed between start-up and that look is fresh.
   */
  @Override
  public boolean mayHaveChanged() {
    var now = new ArrayList<FileStamp>();
    boolean isFresh = false;
    long time = System.currentTimeMillis();
    for (var path : watched) {
      var stamp = FileStamp.of(path);
      now.add(stamp);
      isFresh |= stamp.isFresh(time);
    }
    boolean isOther = !stamps.isEmpty() && !now.equals(stamps);
    stamps = now;
    if (isOther) {
      isMoving = true;
      return false;
    }
    boolean hasSettled = isMoving;
    isMoving = false;
    return hasSettled || isFresh;
  }

  @Override
  public @Nullable RuleReport read() {
    var report = RuleFile.read(file);
    if (content != null && report.files().isEmpty() && content.isSame(report.content())) {
      return null;
    }
    content = report.content();
    watched.subList(1, watched.size()).clear();
    watched.addAll(report.files());
    return report;
  }
}
