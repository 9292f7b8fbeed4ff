package org.gennas.study.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists that share their elements, across the ends of their chunks of 256. */
class ChunkedListTest {
  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void a_longer_list_leaves_the_shorter_as_it_was() {
    List<ChunkedList<Integer>> all = new ArrayList<>();
    ChunkedList<Integer> list = ChunkedList.copyOf(List.of());
    for (int i = 0; i < 600; i++) {
      all.add(list);
      list = list.plus(i);
    }
    for (int size = 0; size < all.size(); size++) {
      assertEquals(numbers(size), all.get(size));
    }
    assertEquals(numbers(600), list);
  }

  @Test
  void two_lists_that_grow_from_one_know_nothing_of_each_other() {
    ChunkedList<Integer> common = ChunkedList.copyOf(numbers(300));
    ChunkedList<Integer> one = common.plus(1);
    ChunkedList<Integer> other = common.plus(2);
    assertEquals(1, one.get(300));
    assertEquals(2, other.get(300));
    assertEquals(300, common.size());
  }

  @Test
  void an_element_is_replaced_in_the_new_list_alone() {
    ChunkedList<Integer> list = ChunkedList.copyOf(numbers(600));
    for (int place : new int[] {0, 255, 256, 511, 512, 599}) {
      ChunkedList<Integer> changed = list.with(place, -1);
      List<Integer> expected = new ArrayList<>(numbers(600));
      expected.set(place, -1);
      assertEquals(expected, changed);
    }
    assertEquals(numbers(600), list);
  }

  @Test
  void it_is_written_by_nobody_and_copied_once() {
    ChunkedList<Integer> list = ChunkedList.copyOf(numbers(3));
    assertSame(list, ChunkedList.copyOf(list));
    assertThrows(UnsupportedOperationException.class, () -> list.add(1));
    assertThrows(UnsupportedOperationException.class, () -> list.set(0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> list.get(3));
    assertThrows(IndexOutOfBoundsException.class, () -> list.get(-1));
  }
}
