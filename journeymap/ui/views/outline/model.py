"""The outline as Qt wants it: kept in step by small insertions, removals and moves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from journeymap.ui.views.outline.nodes import Node
from journeymap.ui.widgets.rewriting import Index
from journeymap.ui.widgets.row_painter import SOFT

_NOWHERE = QModelIndex()
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_EDITED = int(Qt.ItemDataRole.EditRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class OutlineModel(QAbstractItemModel):
    """Nodes as rows. What stays keeps its row, so nothing folds or jumps under the person."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node("", "")
        self._nodes: dict[int, Node] = {}
        self._by_id: dict[str, Node] = {}

    def follow(self, root: Node) -> None:
        """Become another tree, step by step."""
        self._match(self._root, root)

    def node(self, index: Index) -> Node:
        """Return the node at an index; the root for no index."""
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def index_of(self, id: str) -> QModelIndex:
        """Return where a record stands, or an invalid index when it is not here."""
        node = self._by_id.get(id)
        return self._index(node) if node else QModelIndex()

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        children = self.node(parent).children
        if column == 0 and 0 <= row < len(children):
            return self.createIndex(row, 0, children[row].number)
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        return self._index(self.node(index).parent)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self.node(parent).children)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS

    def data(self, index: Index, role: int = _SHOWN) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        if role in (_SHOWN, _TIP):
            return node.text
        if role == SOFT:
            return node.soft
        if role == _SPOKEN:
            return node.spoken
        return node.name if role == _EDITED else None

    def _index(self, node: Node | None) -> QModelIndex:
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.children.index(node), 0, node.number)

    def _match(self, now: Node, then: Node) -> None:
        """Let the children of ``now`` become those of ``then``."""
        if [c.id for c in now.children] != [c.id for c in then.children]:
            self._drop(now, {child.id for child in then.children})
            for row, child in enumerate(then.children):
                self._place(now, row, child)
        for old, new in zip(now.children, then.children, strict=True):
            if old is new:
                continue
            if old.says != new.says:
                old.text, old.soft, old.spoken, old.name = new.says
                at = self._index(old)
                self.dataChanged.emit(at, at)
            self._match(old, new)

    def _drop(self, now: Node, kept: set[str]) -> None:
        for row in range(len(now.children) - 1, -1, -1):
            if now.children[row].id not in kept:
                self.beginRemoveRows(self._index(now), row, row)
                self._forget(now.children.pop(row))
                self.endRemoveRows()

    def _place(self, now: Node, row: int, child: Node) -> None:
        """See that a child of the wanted id stands at a row: moved there, or new."""
        at = next((i for i in range(row, len(now.children)) if now.children[i].id == child.id), -1)
        if at == row:
            return
        above = self._index(now)
        if at < 0:
            self.beginInsertRows(above, row, row)
            now.children.insert(row, child)
            self._learn(child, now)
            self.endInsertRows()
        else:
            self.beginMoveRows(above, at, at, above, row)
            now.children.insert(row, now.children.pop(at))
            self.endMoveRows()

    def _learn(self, node: Node, parent: Node) -> None:
        node.parent = parent
        self._nodes[node.number] = self._by_id[node.id] = node
        for child in node.children:
            self._learn(child, node)

    def _forget(self, node: Node) -> None:
        self._nodes.pop(node.number, None)
        if self._by_id.get(node.id) is node:
            del self._by_id[node.id]
        for child in node.children:
            self._forget(child)
