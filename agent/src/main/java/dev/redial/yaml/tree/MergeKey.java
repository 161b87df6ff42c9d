package dev.redial.yaml.tree;

import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The merge key of a mapping: what it names is added where the mapping does not say it itself. */
final class MergeKey {
  private final Problems problems;
  private final List<Mapping> sources = new ArrayList<>();
  private boolean seen;

  MergeKey(Problems problems) {
    this.problems = problems;
  }

  void add(Node key, Node value) {
    if (seen) {
      problems.error(key, "duplicate key '<<'", "write it once, with a list: '<<: [*a, *b]'");
    }
    seen = true;
    if (value instanceof Sequence sequence) {
      for (var item : sequence.items()) {
        addSource(item);
      }
    } else {
      addSource(value);
    }
  }

  private void addSource(Node value) {
    if (value instanceof Mapping mapping) {
      sources.add(mapping);
    } else {
      problems.error(value, "'<<' merges mappings only", "write '<<: *anchor' of a mapping");
    }
  }

  /** Of several sources the first that has a key wins. */
  void into(List<Entry> entries, Set<String> names) {
    for (var source : sources) {
      for (var entry : source.entries()) {
        if (names.add(entry.name())) {
          entries.add(entry);
        }
      }
    }
  }
}
