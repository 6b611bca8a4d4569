package form

// group is a run of rows that share a header.
type group struct {
	perTarget bool
	lines     []groupLine
}

// groupLine is one line of the form: a row, and the row folded into it.
type groupLine struct {
	row, second *Row
	shape       *shape
	lead        bool
}

// groupRows puts each row into a block of its own, and consecutive rows that
// are asked per target into one, target by target in the order of their first
// appearance.
func groupRows(rows []Row) []group {
	var groups []group
	for i := 0; i < len(rows); {
		if !rows[i].Field.PerTarget {
			groups = append(groups, group{lines: []groupLine{{row: &rows[i], shape: shapeOf(&rows[i]), lead: true}}})
			i++
			continue
		}
		end := i
		for end < len(rows) && rows[end].Field.PerTarget {
			end++
		}
		groups = append(groups, group{perTarget: true, lines: byTarget(rows[i:end])})
		i = end
	}
	return groups
}

func byTarget(rows []Row) []groupLine {
	var order []string
	of := map[string][]*Row{}
	for i := range rows {
		t := rows[i].Target
		if of[t] == nil {
			order = append(order, t)
		}
		of[t] = append(of[t], &rows[i])
	}
	var lines []groupLine
	for _, t := range order {
		lines = append(lines, linesOfTarget(of[t])...)
	}
	return lines
}

// linesOfTarget folds a target only whole: while one of its questions is open
// or active, the others stay beside it.
func linesOfTarget(rows []*Row) []groupLine {
	whole := len(rows) > 2
	for _, r := range rows {
		whole = whole || !r.Folded
	}
	if !whole {
		l := groupLine{row: rows[0], shape: asFolded, lead: true}
		if len(rows) == 2 {
			l.second = rows[1]
		}
		return []groupLine{l}
	}
	var lines []groupLine
	for i, r := range rows {
		lines = append(lines, groupLine{row: r, shape: controlOf(r.Field), lead: i == 0})
	}
	return lines
}
