package dev.redial.yaml.tree;

import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Node.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Parser events to nodes. SnakeYAML's own composer and resolver would cost start-up time, forget
 * where things stand and know no limits.
 */
public final class Composer {
  private final ParserImpl events;
  private final Problems problems;
  private final Anchors anchors = new Anchors();

  public Composer(String text, Problems problems) {
    events = new ParserImpl(new Text(text), new LoaderOptions());
    this.problems = problems;
  }

  /** The one document of the text, or null if there is none. */
  public @Nullable Node compose() {
    events.getEvent();
    if (!(events.getEvent() instanceof DocumentStartEvent)) {
      return null;
    }
    var root = node(events.getEvent(), 1);
    events.getEvent();
    var end = events.getEvent();
    if (end instanceof DocumentStartEvent) {
      throw Rejection.at(
          end.getStartMark(), "a second document begins", "write one document, without '---'");
    }
    return root;
  }

  private Node node(Event event, int depth) {
    anchors.count(depth, event.getStartMark());
    if (event instanceof AliasEvent alias) {
      return anchors.resolve(alias, depth, problems);
    }
    var anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.open(anchor);
    }
    var node = event instanceof ScalarEvent scalar ? scalar(scalar) : collection(event, depth);
    if (anchor != null) {
      anchors.close(anchor, node);
    }
    return node;
  }

  private Scalar scalar(ScalarEvent event) {
    refuseTag(event.getTag(), event.getStartMark());
    return new Scalar(line(event), column(event), event.getValue(), event.isPlain());
  }

  private Node collection(Event event, int depth) {
    refuseTag(((CollectionStartEvent) event).getTag(), event.getStartMark());
    return event instanceof MappingStartEvent
        ? new Mapping(line(event), column(event), entries(depth))
        : new Sequence(line(event), column(event), items(depth));
  }

  private List<Node> items(int depth) {
    var items = new ArrayList<Node>();
    var event = events.getEvent();
    while (!(event instanceof CollectionEndEvent)) {
      items.add(node(event, depth + 1));
      event = events.getEvent();
    }
    return items;
  }

  private List<Entry> entries(int depth) {
    var entries = new ArrayList<Entry>();
    var names = new HashSet<String>();
    MergeKey merge = null;
    var event = events.getEvent();
    while (!(event instanceof CollectionEndEvent)) {
      var key = node(event, depth + 1);
      var value = node(events.getEvent(), depth + 1);
      if (isMerge(key)) {
        merge = merge == null ? new MergeKey(problems) : merge;
        merge.add(key, value);
      } else if (isNew(key, names)) {
        entries.add(new Entry((Scalar) key, value));
      }
      event = events.getEvent();
    }
    if (merge != null) {
      merge.into(entries, names);
    }
    return entries;
  }

  private boolean isNew(Node key, Set<String> names) {
    if (!(key instanceof Scalar scalar)) {
      problems.error(key, "a key is not a text", "write 'key: value'");
      return false;
    }
    if (!names.add(scalar.text())) {
      problems.error(key, "duplicate key " + Words.quote(scalar.text()), "write it once");
      return false;
    }
    return true;
  }

  private static boolean isMerge(Node key) {
    return key instanceof Scalar scalar && scalar.plain() && scalar.text().equals("<<");
  }

  private void refuseTag(@Nullable String tag, Mark mark) {
    if (tag != null) {
      problems.error(
          mark.getLine() + 1,
          mark.getColumn() + 1,
          "tag " + Words.quote(tag) + " is not allowed",
          "write the value without it");
    }
  }

  private static int line(Event event) {
    return event.getStartMark().getLine() + 1;
  }

  private static int column(Event event) {
    return event.getStartMark().getColumn() + 1;
  }
}
